import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { dockerImages, imagesOf } from '../../../src/testing/docker-images.ts';

describe('docker images', () => {
	it('are the servers of a compose file, in its order, without repetition', () => {
		const compose = `
services:
  redis:
    image: redis:8.0 # the default
  valkey:
    image: "valkey/valkey:9.0"
  again:
    image: redis:8.0
  exporter:
    image: oliver006/redis_exporter:v1
  insight:
    image: redis/redisinsight
  mirrored:
    image: 'registry.local:5000/library/redis@sha256:abc'
`;
		expect(imagesOf(compose)).to.deep.equal([
			'redis:8.0',
			'valkey/valkey:9.0',
			'registry.local:5000/library/redis@sha256:abc',
		]);
	});

	it('have variables filled in', () => {
		process.env['RESPOOL_TEST_TAG'] = '7.4';
		try {
			expect(
				imagesOf('  image: redis:${RESPOOL_TEST_TAG:-8}\n  image: valkey/valkey:${RESPOOL_TEST_NONE:-9}'),
			).to.deep.equal(['redis:7.4', 'valkey/valkey:9']);
		} finally {
			delete process.env['RESPOOL_TEST_TAG'];
		}
	});

	it('are looked for upwards, and have a default', async () => {
		const root = await mkdtemp(join(tmpdir(), 'respool-test-'));
		try {
			const deep = join(root, 'a', 'b');
			await mkdir(deep, { recursive: true });
			expect(dockerImages(deep)).to.have.length.greaterThan(0);
			await writeFile(join(root, 'compose.yaml'), 'services:\n  r:\n    image: redis:6\n');
			expect(dockerImages(deep)).to.deep.equal(['redis:6']);
		} finally {
			await rm(root, { recursive: true });
		}
	});
});
