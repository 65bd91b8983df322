/** A certificate that is not to be trusted is a fatal cause: what waits hears of it, nobody dials by himself, the next command does. */
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { type Client, createClient, ServerUnavailableError } from '../../../src/index.ts';
import { createCertificates, type TestCertificates } from '../../../src/testing/index.ts';
import { rejection } from '../../support/rejection.ts';
import { useServer } from '../../support/server.ts';

/** TLS in front of a plain server, with a certificate that can be exchanged. */
class Tunnel {
	readonly server: Server;
	readonly #sockets: Set<Socket> = new Set();
	/** TCP connections so far. */
	dials = 0;

	constructor(port: number, { server: { key, cert } }: TestCertificates) {
		this.server = createServer({ key, cert }, (secure: TLSSocket) => {
			const plain = connect(port, '127.0.0.1');
			for (const [one, other] of [
				[secure, plain],
				[plain, secure],
			] as const) {
				this.#sockets.add(one);
				one.pipe(other);
				one.on('error', () => other.destroy());
				one.on('close', () => {
					this.#sockets.delete(one);
					other.destroy();
				});
			}
		});
		this.server.on('connection', () => this.dials++);
		this.server.on('tlsClientError', () => {});
	}

	async listen(): Promise<number> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		return (this.server.address() as AddressInfo).port;
	}

	present({ server: { key, cert } }: TestCertificates): void {
		this.server.setSecureContext({ key, cert });
	}

	cut(): void {
		for (const socket of this.#sockets) socket.destroy();
	}
}

describe('a certificate that is not to be trusted', () => {
	const server = useServer();
	let folder: string;
	let good: TestCertificates;
	let bad: TestCertificates;
	let tunnel: Tunnel;
	let redis: Client;

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'respool-tls-'));
		const made = ['good', 'bad'].map(async (name) => {
			const own = join(folder, name);
			await mkdir(own);
			return createCertificates(own);
		});
		[good, bad] = (await Promise.all(made)) as [TestCertificates, TestCertificates];
	});
	after(() => rm(folder, { recursive: true }));
	beforeEach(async () => {
		tunnel = new Tunnel(server().port, good);
		const port = await tunnel.listen();
		redis = createClient({ host: '127.0.0.1', port, tls: { ca: good.ca } });
	});
	afterEach(async () => {
		redis.destroy();
		tunnel.cut();
		tunnel.server.close();
		await once(tunnel.server, 'close');
	});

	it('ends the dialling in the background; the next command dials, once, and hears why', async () => {
		await redis.set('k', 'v');
		expect(tunnel.dials).equal(1);
		tunnel.present(bad);
		const errors: Error[] = [];
		let attempts = 0;
		redis.on('reconnecting', () => void attempts++);
		const failed = new Promise<void>((resolve) => {
			redis.on('error', (error) => {
				errors.push(error);
				resolve();
			});
		});
		tunnel.cut();
		await failed;
		// One dial followed the loss, and none follows that.
		expect(tunnel.dials).equal(2);
		expect(attempts).equal(1);
		expect(redis.state).equal('idle');
		const error = await rejection(redis.get('k'), ServerUnavailableError);
		expect(error.cause)
			.property('code')
			.match(/CERT|SELF_SIGNED|VERIFY/);
		expect(tunnel.dials).equal(3);
		expect(attempts).equal(1);
		expect(redis.state).equal('idle');
		tunnel.present(good);
		expect(await redis.get('k')).equal('v');
		expect(tunnel.dials).equal(4);
		expect(errors).lengthOf(2);
	});

	it('rejects everything that waits, whatever it waits for', async () => {
		await redis.set('k', 'v');
		tunnel.present(bad);
		tunnel.cut();
		await new Promise((resolve) => redis.once('close', resolve));
		const waiting = [redis.get('k'), redis.incr('n'), redis.pipeline().get('k').exec(), redis.blpop('l', 0)];
		for (const each of await Promise.allSettled(waiting)) {
			expect(each).property('status', 'rejected');
			expect(each).property('reason').instanceof(Error);
		}
		expect(redis.stats().lanes.shared.waiting).equal(0);
		expect(redis.stats().lanes.blocking.waiting).equal(0);
	});
});
