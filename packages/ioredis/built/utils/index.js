const { CONNECTION_CLOSED_ERROR_MSG, parseURL } = require('respool/ioredis');
Object.defineProperty(exports, '__esModule', { value: true });
exports.CONNECTION_CLOSED_ERROR_MSG = CONNECTION_CLOSED_ERROR_MSG;
exports.parseURL = parseURL;
