Object.defineProperty(exports, '__esModule', { value: true });
exports.default = require('respool/ioredis').Pipeline;
