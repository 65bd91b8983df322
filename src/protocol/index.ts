/**
 * The RESP2/RESP3 codec on its own: no sockets, no commands.
 *
 * @module respool/protocol
 */
export { ProtocolError, ReplyError } from '../core/errors.ts';
export { Decoder } from './decoder.ts';
export { type CommandArgument, encodeCommand } from './encoder.ts';
export { type DecoderLimits, type DecoderSink, type Mode, RespMap, type RespValue } from './types.ts';
