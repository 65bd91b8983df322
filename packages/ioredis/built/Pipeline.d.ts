export { Pipeline as default } from 'respool/ioredis';
