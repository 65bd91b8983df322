/**
 * A lock file between processes. It only saves double work: the folder that it guards is put in place by one rename,
 * so a lock that is lost or broken does no harm.
 */
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const POLL = 100;

/** Runs `work` while this process holds `file`. A lock whose holder is no longer alive is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
	while (!(await take(file))) {
		if (await isAbandoned(file)) {
			// Moved before it is removed, so that two who see the same corpse cannot remove each other's fresh lock.
			const grave = `${file}.${process.pid}.${process.hrtime.bigint()}`;
			await rename(file, grave).catch(() => {});
			await rm(grave, { force: true });
		} else {
			await delay(POLL);
		}
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

async function take(file: string): Promise<boolean> {
	try {
		await writeFile(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

async function isAbandoned(file: string): Promise<boolean> {
	try {
		const pid = Number(await readFile(file, 'utf8'));
		// An empty file is one being written, unless it stays so.
		if (!(pid > 0)) return Date.now() - (await stat(file)).mtimeMs > 10_000;
		process.kill(pid, 0);
		return false;
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return code === 'ESRCH';
	}
}
