/** One mirror's story, from the first look to its result. */

import { asStepError, StepError } from '../base/errors.ts';
import type { Outcome } from '../base/outputs.ts';
import type { GitLab } from '../gitlab/client.ts';
import type { MirrorSnapshot, Saved } from '../gitlab/project.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import type { DesiredSettings } from '../inputs/job.ts';
import { hint } from '../text/explanations.ts';
import { assertSaved, isOff, withoutSecrets } from './acceptance.ts';
import type { MirrorResult } from './result.ts';
import { type SettingsPlan, settingsPlan } from './settings.ts';
import type { Ending, Update, UpdateContext } from './update.ts';
import type { Findings, MirrorFacts, Verification } from './verify.ts';

export interface MirrorContext extends Omit<UpdateContext, 'project' | 'onSnapshot' | 'scheduler'> {
  gitlab: GitLab;
  /** Called when it is this mirror's turn among many. */
  onBegin?: () => void;
}

/**
 * Makes sure of one mirror's settings and of its update. Never throws: what goes wrong is part of the result.
 * @param result filled as things become known, so that an end at any moment can tell them
 */
export async function mirrorProject(context: MirrorContext, result: MirrorResult): Promise<void> {
  const { job, bounds } = context;
  let begun = bounds.clock.now();
  const onBegin = () => {
    begun = bounds.clock.now();
    context.onBegin?.();
  };
  if (job.verifyRefs !== null && job.desired.enabled !== false) result.verified = false;
  try {
    result.outcome = await new Story({ ...context, onBegin }, result).tell();
  } catch (error) {
    result.error = asStepError(error);
  }
  result.durationMs = bounds.clock.now() - begun;
}

class Story {
  readonly #context: UpdateContext & { gitlab: GitLab };
  readonly #result: MirrorResult;
  /** Set once the story begins. */
  #verification: Verification | null = null;

  constructor(context: MirrorContext, result: MirrorResult) {
    const { job, gitlab } = context;
    const project = gitlab.project(job.project);
    project.onFirstRequest = context.onBegin;
    const onSnapshot = (snapshot: MirrorSnapshot) => {
      result.state = snapshot.mirror;
    };
    this.#context = { ...context, project, onSnapshot, scheduler: gitlab.scheduler };
    this.#result = result;
  }

  async tell(): Promise<Outcome> {
    const { job, project, onSnapshot } = this.#context;
    this.#verification = await this.#loadVerification();
    let desired = job.desired;
    let first: MirrorSnapshot | null;
    let created: Saved | null = null;
    try {
      first = await project.mirror();
    } catch (error) {
      const { createProject } = await import('./create.ts');
      const answer = await createProject(error, this.#context, this.#result);
      if (answer === 'planned') return 'planned';
      first = created = answer;
      // The credentials went along with the creation, if a mirror came of it.
      if (created !== null) desired = withoutSecrets(desired);
    }
    if (first !== null) onSnapshot(first);
    if (job.desired.enabled === false) return this.#remove(first?.mirror ?? null);

    const mirror = first && (await this.#withSettings(first.mirror, desired));
    const plan = settingsPlan(desired, mirror);
    if (isOff(mirror) && plan.attributes.enabled !== true) throw notMirrored();
    this.#reportPlan(plan);
    if (job.dryRun) return this.#rehearse(mirror, plan);
    return this.#carryOut(desired, plan, { mirror, first, created });
  }

  async #carryOut(
    desired: DesiredSettings,
    plan: SettingsPlan,
    {
      mirror,
      first,
      created,
    }: { mirror: PullMirror | null; first: MirrorSnapshot | null; created: Saved | null },
  ): Promise<Outcome> {
    const { job, log } = this.#context;
    const saved = await this.#save(desired, plan, mirror);
    const facts = factsOf(saved?.mirror ?? mirror, job.desired);
    if (job.sync === 'false') {
      if (this.#verification !== null) this.#conclude(await this.#verification.judge(facts));
      return this.#result.changed ? 'configured' : 'unchanged';
    }
    const update = await this.#startUpdate(saved ?? created, first);
    if (!job.wait) {
      await update.waitUntilRequested();
      return 'requested';
    }
    try {
      await (this.#verification === null
        ? this.#awaitUpdate(update)
        : this.#awaitRefs(update, this.#verification, facts));
    } finally {
      Object.assign(this.#result, update.times);
    }
    log.info(this.#result.synced ? 'The mirror is up to date.' : 'The refs to verify are on the mirror.');
    return 'synced';
  }

  /** What not every step needs, here and elsewhere, is loaded by those that do. */
  async #loadVerification(): Promise<Verification | null> {
    const { job, gitlab, project, bounds } = this.#context;
    if (job.verifyRefs === null) return null;
    const { Verification } = await import('./verify.ts');
    const { authUser: upstreamUser, authPassword: upstreamPassword } = job.desired;
    return new Verification({
      desired: job.verifyRefs,
      project,
      bounds,
      scheduler: gitlab.scheduler,
      ...gitlab.access,
      upstreamUser,
      upstreamPassword,
    });
  }

  /** Before GitLab 17.5 the mirror does not tell its settings, and the project does. */
  async #withSettings(mirror: PullMirror, desired: DesiredSettings): Promise<PullMirror> {
    if (mirror.settings !== null) return mirror;
    if (Object.keys(desired).length === 0 && this.#verification === null) return mirror;
    const { mirror: shown } = await this.#context.project.record();
    return { ...mirror, settings: shown?.settings ?? null };
  }

  #reportPlan({ changes, dropsCredentials }: SettingsPlan): void {
    const { log, job } = this.#context;
    if (changes.length === 0) log.info('All settings are as wanted.');
    else if (job.dryRun) log.info('A real run would change:');
    for (const { setting, from, to } of changes) {
      if (job.dryRun) {
        log.info(`- ${setting}: ${JSON.stringify(from)}`);
        log.info(`+ ${setting}: ${JSON.stringify(to)}`);
      } else {
        log.info(`sets ${setting}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
      }
    }
    if (dropsCredentials) {
      log.warning(
        'The upstream changes and no credentials are given: GitLab drops those it has stored. Give auth-user and auth-password if the new upstream needs them.',
      );
    }
  }

  async #rehearse(mirror: PullMirror | null, plan: SettingsPlan): Promise<Outcome> {
    const { project, gitlab, log, job } = this.#context;
    this.#result.changes = plan.changes;
    this.#result.changed = plan.changes.length > 0;
    const { inspect } = await import('./inspect.ts');
    await inspect({ project, gitlab, log, mirror });
    if (this.#verification === null) return 'planned';
    try {
      const { results, wrong, text } = await this.#verification.judge(factsOf(mirror, job.desired));
      this.#result.refs = results;
      this.#result.verified = wrong.length === 0;
      log.info(text);
    } catch (error) {
      if (!(error instanceof StepError) || error.kind === 'cancelled') throw error;
      log.warning(`The refs could not be verified: ${error.message} ${error.hint}`);
    }
    return 'planned';
  }

  async #save(
    desired: DesiredSettings,
    plan: SettingsPlan,
    mirror: PullMirror | null,
  ): Promise<Saved | null> {
    if (Object.keys(plan.attributes).length === 0) return null;
    const saved = await this.#context.project.save(plan.attributes, mirror?.url ?? null);
    if (saved.tellsTimes) this.#context.onSnapshot(saved);
    this.#result.changes = [...this.#result.changes, ...plan.changes];
    this.#result.changed = true;
    assertSaved(desired, saved.mirror);
    return saved;
  }

  async #startUpdate(saved: Saved | null, first: MirrorSnapshot | null): Promise<Update> {
    const { log } = this.#context;
    const { Update } = await import('./update.ts');
    if (saved !== null) {
      const update = await Update.afterSave(this.#context, saved);
      if (update.isForeign) await update.ask();
      else log.info('GitLab starts an update by itself, since settings were saved.');
      return update;
    }
    // Without a first look something was saved, or the project would have been refused as not mirrored.
    if (first === null) throw new Error('no look to tell the update by');
    const update = new Update(this.#context, first);
    await update.ask();
    return update;
  }

  async #awaitUpdate(update: Update): Promise<void> {
    const ending = await update.wait(async () => false);
    if (ending.kind === 'failed') throw ending.error;
    this.#result.synced = true;
  }

  /** The refs decide: updates are asked for until they are there, the reason why not is known, or time is up. */
  async #awaitRefs(update: Update, verification: Verification, facts: MirrorFacts): Promise<void> {
    const { log, bounds } = this.#context;
    let short: Findings | null = null;
    // Once an update of ours has ended without the refs, running out of time means that they did not come.
    const inTime = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } catch (error) {
        if (short !== null && error instanceof StepError && error.kind === 'timeout') throw mismatch(short);
        throw error;
      }
    };
    for (;;) {
      const ending: Ending = await inTime(update.wait(() => verification.hasArrived()));
      this.#result.synced = ending.kind === 'succeeded';
      const findings = await inTime(verification.judge(facts));
      this.#result.refs = findings.results;
      if (ending.kind === 'failed' && (findings.wrong.length > 0 || !verification.provesByCommit))
        throw ending.error;
      if (findings.wrong.length === 0) {
        this.#result.verified = true;
        if (ending.kind === 'arrived') this.#result.synced = await update.hasSucceeded();
        if (ending.kind === 'failed')
          log.warning(`The refs are all there, although GitLab reports: ${ending.error.message}`);
        log.info(findings.text);
        return;
      }
      if (ending.kind !== 'succeeded') continue;
      short = findings;
      if (findings.reasons.size > 0 || bounds.clock.now() >= bounds.deadline) throw mismatch(findings);
      log.info(`${findings.text} Asking for another update.`);
      await inTime(update.requestAgain());
    }
  }

  #conclude(findings: Findings): void {
    this.#result.refs = findings.results;
    this.#result.verified = findings.wrong.length === 0;
    this.#context.log.info(findings.text);
    if (findings.wrong.length > 0) throw mismatch(findings);
  }

  async #remove(mirror: PullMirror | null): Promise<Outcome> {
    const { job, project, onSnapshot, log } = this.#context;
    if (isOff(mirror)) {
      log.info('The project is no pull mirror: nothing to remove.');
      return job.dryRun ? 'planned' : 'unchanged';
    }
    log.info(
      `${job.dryRun ? 'would switch' : 'switches'} mirroring off, and GitLab drops the stored credentials`,
    );
    if (!job.dryRun) {
      const saved = await project.save({ enabled: false }, null);
      onSnapshot(saved);
      if (!isOff(saved.mirror)) {
        throw new StepError(
          'refused',
          'GitLab accepted the request but mirroring stays on.',
          'Switch it off in the project by hand to see what GitLab has against it.',
        );
      }
    }
    this.#result.changes = [{ setting: 'enabled', from: true, to: false }];
    this.#result.changed = true;
    return job.dryRun ? 'planned' : 'removed';
  }
}

function factsOf(mirror: PullMirror | null, desired: DesiredSettings): MirrorFacts {
  return { settings: mirror?.settings ?? null, url: desired.url ?? mirror?.url ?? null };
}

function notMirrored(): StepError {
  return new StepError(
    'not-mirrored',
    'The project is not a pull mirror, or GitLab has no licence for mirroring it.',
    hint('not-mirrored'),
  );
}

function mismatch({ text, reasons }: Findings): StepError {
  return new StepError(
    'ref-mismatch',
    text,
    reasons.size > 0
      ? 'No further update will bring this: change the setting that is named, or verify another ref or commit.'
      : 'Check that upstream has these refs at these commits. If it has, run the step again, and look in GitLab at what its updates leave behind.',
  );
}
