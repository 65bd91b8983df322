export type { LaneEvent, LaneSettings } from './dedicated-lane.ts';
export type { LeasedConnection } from './leased-connection.ts';
export { Node, type NodeListener, type NodeSettings, type NodeStats } from './node.ts';
export type { AcquireOptions, HolderReport, Owner, PoolStats } from './pool-options.ts';
export type { LaneListener, SharedLaneSettings, SharedLaneStats } from './shared-lane-options.ts';
