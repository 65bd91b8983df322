export * from 'respool/ioredis';
export { default } from 'respool/ioredis';
