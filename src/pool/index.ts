export type { DedicatedLaneStats, LaneEvent, LaneSettings } from './dedicated-lane.ts';
export type { LeasedConnection } from './leased-connection.ts';
export type { Monitoring, MonitorListener } from './monitoring.ts';
export { Node, type NodeListener, type NodeSettings, type NodeStats } from './node.ts';
export type { AcquireOptions, HolderReport, Owner, PoolStats } from './pool-options.ts';
export type { LaneListener, SharedLaneSettings, SharedLaneStats } from './shared-lane-options.ts';
export type { SubscriberSettings } from './subscriber-lane.ts';
export type { Gap, SubscriberStats } from './subscriber-state.ts';
export type { Receiver, TopicKind, TopicName } from './topics.ts';
