export { default } from 'respool/ioredis';
