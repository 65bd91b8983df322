module.exports = require('respool/ioredis');
