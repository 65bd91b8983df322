export { Command as default } from 'respool/ioredis';
