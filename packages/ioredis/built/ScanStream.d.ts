export { ScanStream as default } from 'respool/ioredis';
