const Redis = require('respool/ioredis');
Object.defineProperty(exports, '__esModule', { value: true });
exports.DEFAULT_REDIS_OPTIONS = Redis.defaultOptions;
