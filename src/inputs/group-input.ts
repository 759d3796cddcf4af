/** The input `group`. Pure. */
import type { MirrorJob } from '../mirror/job.ts';
import { type JobValues, mirrorJob } from './parse-job.ts';
import type { InputName, Texts } from './table.ts';
import type { Shard } from './values.ts';

export interface GroupJob {
  idOrPath: string;
  shard: Shard | null;
  /** What to do with each mirror. Its project is a placeholder until the group has been read. */
  job: MirrorJob;
}

/** With these, one input could redirect or remove every mirror of a group. */
const forbiddenWithGroup = ['url', 'auth-user', 'auth-password', 'enabled'] as const satisfies InputName[];

/** A problem for each input that cannot be combined with `group`. */
export function groupProblems(raw: Texts, values: JobValues): string[] {
  const problem = (name: InputName) => `${name}: cannot be combined with group; put the mirrors into a list`;
  return [
    ...(raw.project ? ['group: cannot be combined with project; set one of them'] : []),
    ...(raw.mirrors ? ['group: cannot be combined with mirrors; set one of them'] : []),
    ...forbiddenWithGroup.filter((name) => raw[name]).map(problem),
    ...(values.createProject ? [problem('create-project')] : []),
    ...(values.verifyRefs && values.verifyRefs.refs.length > 0
      ? ['verify-refs: must be all if group is set, since each mirror has its own refs']
      : []),
  ];
}

/** @returns null if a value is invalid */
export function groupJob(
  idOrPath: string,
  shard: Shard | null,
  values: JobValues,
  dryRun: boolean,
): GroupJob | null {
  const job = mirrorJob({ ...values, project: idOrPath }, dryRun);
  return job && { idOrPath, shard, job };
}

/**
 * The mirrors of one shard. They are chosen by ID, so that shards never share one, even if they find different mirrors. Sizes vary,
 * since IDs are not distributed evenly.
 */
export function shardOfGroup<T extends { id: number }>(mirrors: readonly T[], shard: Shard | null): T[] {
  return mirrors.filter(({ id }) => shard === null || id % shard.of === shard.number - 1);
}
