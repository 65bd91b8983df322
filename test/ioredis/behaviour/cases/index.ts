/** All the cases. */
import type { Case } from '../kit.ts';
import { commandCases } from './commands.ts';
import { constructorCases } from './constructor.ts';
import { dependantCases } from './dependants.ts';
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
	...lossCases,
	...dependantCases,
];
