/**
 * Makes entries of a group that nobody has seen new again, as if they had never been read: the group's position goes back behind them.
 * No command does that. XNACK (Redis 8.8) hands them to those who claim, only, and not to those who read on.
 *
 * In one script, for it must be sure that nobody has read on since: they are the last that the group has delivered, all still this
 * consumer's, for the first time, and the stream holds just them from the first to the last. The position goes back first: if the other half
 * fails, they come once more rather than never.
 */
export const unread = `
local key, group, ids = KEYS[1], ARGV[1], {}
for i = 4, #ARGV do ids[#ids + 1] = ARGV[i] end
local last, read
for _, each in ipairs(redis.call('XINFO', 'GROUPS', key)) do
	local said = {}
	for i = 1, #each, 2 do said[each[i]] = each[i + 1] end
	if said['name'] == group then last, read = said['last-delivered-id'], said['entries-read'] end
end
if last ~= ids[#ids] then return 0 end
local pending = redis.call('XPENDING', key, group, ids[1], last, #ids + 1)
if #pending ~= #ids then return 0 end
if #redis.call('XRANGE', key, ids[1], last, 'COUNT', #ids + 1) ~= #ids then return 0 end
for i, each in ipairs(pending) do
	if each[1] ~= ids[i] or each[2] ~= ARGV[2] or each[4] ~= 1 then return 0 end
end
local position = {'SETID', key, group, ARGV[3]}
if read and read >= #ids then
	position[5] = 'ENTRIESREAD'
	position[6] = read - #ids
end
redis.call('XGROUP', unpack(position))
for _, id in ipairs(ids) do redis.call('XACK', key, group, id) end
return #ids`;

const LAST_SEQUENCE = 2n ** 64n - 1n;

/** The id right before this one. */
export function idBefore(id: string): string {
	const [time = 0n, sequence = 0n] = id.split('-').map(BigInt);
	if (sequence > 0n) return `${time}-${sequence - 1n}`;
	return time > 0n ? `${time - 1n}-${LAST_SEQUENCE}` : '0-0';
}
