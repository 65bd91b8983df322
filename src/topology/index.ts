export type { Router } from './router.ts';
export { StandaloneRouter } from './standalone.ts';
