/** All the cases. */
import type { Case } from '../kit.ts';
import { blockingCases } from './blocking.ts';
import { commandCases } from './commands.ts';
import { constructorCases } from './constructor.ts';
import { dependantMemberCases } from './dependant-members.ts';
import { dependantCases } from './dependants.ts';
import { edgeCases } from './edges.ts';
import { eventCases } from './events.ts';
import { exportCases } from './exports.ts';
import { familyCases } from './families.ts';
import { handshakeCases } from './handshake.ts';
import { interplayCases } from './interplay.ts';
import { lossCases } from './losses.ts';
import { memberCases } from './members.ts';
import { optionCases } from './options.ts';
import { pipelineCases } from './pipelines.ts';
import { pubsubCases } from './pubsub.ts';
import { recoveryCases } from './recoveries.ts';
import { replicaCases } from './replicas.ts';
import { replyCases } from './replies.ts';
import { scriptCases } from './scripts.ts';
import { sendingCases } from './sending.ts';
import { timeoutCases } from './timeouts.ts';
import { transactionCases } from './transactions.ts';

export const cases: readonly Case[] = [
	...exportCases,
	...constructorCases,
	...optionCases,
	...memberCases,
	...commandCases,
	...pipelineCases,
	...replyCases,
	...familyCases,
	...pubsubCases,
	...blockingCases,
	...replicaCases,
	...edgeCases,
	...interplayCases,
	...recoveryCases,
	...lossCases,
	...dependantCases,
	...eventCases,
	...timeoutCases,
	...transactionCases,
	...scriptCases,
	...handshakeCases,
	...sendingCases,
	...dependantMemberCases,
];
