/** All the cases. */
import type { Case } from '../kit.ts';
import { blockingCases } from './blocking.ts';
import { commandCases } from './commands.ts';
import { constructorCases } from './constructor.ts';
import { dependantCases } from './dependants.ts';
import { edgeCases } from './edges.ts';
import { exportCases } from './exports.ts';
import { familyCases } from './families.ts';
import { lossCases } from './losses.ts';
import { memberCases } from './members.ts';
import { optionCases } from './options.ts';
import { pipelineCases } from './pipelines.ts';
import { pubsubCases } from './pubsub.ts';
import { replyCases } from './replies.ts';

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
	...edgeCases,
	...lossCases,
	...dependantCases,
];
