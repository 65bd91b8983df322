export { Connection, type ConnectionOwner, type ConnectionState } from './connection.ts';
export { Endpoint } from './endpoint.ts';
export type { ServerInfo } from './handshake.ts';
export { Intake } from './intake.ts';
export type { Address, ConnectionSettings, Credentials, TlsOptions } from './settings.ts';
