export { CONNECTION_CLOSED_ERROR_MSG, parseURL } from 'respool/ioredis';
