export { Connection, type ConnectionOwner, type ConnectionState } from './connection.ts';
export { defaultPacing, Endpoint, type Pacing, type ReconnectPolicy } from './endpoint.ts';
export { isFatal } from './fatal.ts';
export { Intake } from './intake.ts';
export type { ServerInfo } from './server-info.ts';
export type { Address, ConnectionSettings, Credentials, TlsOptions } from './settings.ts';
export { Spare, type Verdict } from './spare.ts';
