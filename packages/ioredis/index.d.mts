import { Redis } from './index.js';

export * from './index.js';
export default Redis;
