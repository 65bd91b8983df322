export { Node, type NodeSettings } from './node.ts';
export type { LaneListener, SharedLaneSettings } from './shared-lane.ts';
