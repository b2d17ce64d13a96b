import { committingCases } from './committing.ts';
import { readingCases } from './reading.ts';
import { sharingCases } from './sharing.ts';
import { databaseCases } from './database.ts';
import type { Case } from './setting.ts';
import { writingCases } from './writing.ts';

/** What every way of running the replica's storage must do. */
export const storageCases: readonly Case[] = [...writingCases, ...readingCases, ...sharingCases, ...committingCases, ...databaseCases];
