/** Has GitLab update the mirror, and waits until that very update has ended. */
import { formatDuration } from '../duration.ts';
import { StepError } from '../errors.ts';
import type { Bounds, Look, Project } from '../gitlab/client.ts';
import type { UpdateState } from '../gitlab/schema.ts';
import type { MirrorJob } from '../inputs.ts';
import type { Log } from '../log.ts';
import { remedyFor, remedyForTimeout } from './explanations.ts';
import { pauseMs, putOffMs } from './pacing.ts';
import { type Baseline, type Verdict, verdict } from './progress.ts';

export interface UpdateContext {
  job: MirrorJob;
  project: Project;
  bounds: Bounds;
  timeoutMs: number;
  pollIntervalMs: number;
  log: Log;
  /** Called with every look, so that outputs can tell the last one whatever happens next. */
  onLook(look: Look): void;
}

const signOfLifeMs = 30_000;

/** A failing run is `failed` first and has its message a moment later; this is how long the message is waited for. */
const lateMessageMs = 2_000;

const switchedOff = () =>
  new StepError(
    'not-mirrored',
    'The mirror was switched off while this step waited for its update.',
    'Somebody or something else changes the settings of this mirror. Find out who, then run the step again.',
  );

/**
 * One mirror's update, from the request to the end.
 */
export class Update {
  readonly #context: UpdateContext;
  #baseline: Baseline;
  #resumed = false;
  /** When GitLab took the request, on the server's clock. */
  #askedAt: number | null;

  /** @param askedAt when settings were saved, which asks for an update as well; otherwise `ask` has to be called */
  constructor(context: UpdateContext, baseline: Baseline, askedAt: number | null) {
    this.#context = context;
    this.#baseline = baseline;
    this.#askedAt = askedAt;
  }

  /**
   * Asks GitLab for an update, if that is of any use now: one that is scheduled starts after us and serves as well, and
   * while one is running GitLab drops the request.
   * @throws StepError of kind `paused` where the mirror is paused and is not to be resumed
   */
  async ask(): Promise<void> {
    const { job, project, log } = this.#context;
    const { status } = this.#baseline.state;
    if (status === 'scheduled') return log.info('An update is scheduled already and serves as well.');
    if (status === 'started') {
      return log.info(
        'An update was already running and may have missed the latest commits: waiting for its end to ask for another.',
      );
    }
    if (job.sync === 'immediate') {
      await this.#save();
      return log.info('Asked GitLab for an update now, by saving the settings of the mirror again.');
    }
    const asked = await project.requestUpdate(false);
    this.#askedAt = asked.serverTime;
    if (asked.paused) return this.#resume();
    const leftMs = putOffMs(this.#baseline.state, asked.serverTime);
    log.info(
      leftMs === null
        ? 'Asked GitLab for an update.'
        : `Asked GitLab for an update. It will probably put it off for ${formatDuration(leftMs)}, until five minutes after the last one; sync: immediate would not wait.`,
    );
  }

  /** How long the update that ended as `state` tells was queued, in milliseconds of the server's clock. */
  queuedMs(state: UpdateState | null): number | null {
    if (state?.lastUpdateStartedAt == null || this.#askedAt === null) return null;
    return Math.max(0, Date.parse(state.lastUpdateStartedAt) - this.#askedAt);
  }

  /** Whether a run is in progress that began before this step asked, so that another has to be asked for when it ends. */
  get isForeign(): boolean {
    return this.#baseline.state.status === 'started';
  }

  /**
   * Waits until a run that counts has ended; with `untilAsked` only until one could be asked for.
   * @throws StepError of kind `sync-failed` or `timeout`, and whatever a request may throw
   */
  async wait(untilAsked = false): Promise<void> {
    const { bounds, pollIntervalMs, log } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    const begun = clock.now();
    let changedAt = begun;
    let saidAt = begun;
    let phase: Verdict = this.isForeign ? 'foreign-running' : 'waiting';
    let errorBefore = this.#baseline.state.lastError;
    while (!untilAsked || this.isForeign) {
      const pause = pauseMs(clock.now() - changedAt, pollIntervalMs, deadline - clock.now());
      if (pause > 0) await clock.sleep(pause, cancelled);
      if (clock.now() >= deadline) throw this.#timeout(phase);
      const look = await this.#look(phase);
      const now = verdict(this.#baseline, look.mirror);
      if (now !== phase) {
        if (now !== 'foreign-ended') log.info(phaseText[now]);
        changedAt = saidAt = clock.now();
        phase = now;
      } else if (clock.now() - saidAt >= signOfLifeMs) {
        saidAt = clock.now();
        log.info(`${phaseText[now]} (${formatDuration(saidAt - changedAt)} so far)`);
      }
      switch (now) {
        case 'succeeded':
          return;
        case 'canceled':
          throw new StepError(
            'sync-failed',
            'The update was canceled in GitLab.',
            'Somebody or something in GitLab canceled it; run the step again.',
          );
        case 'failed':
          throw await this.#failure(look, errorBefore);
        case 'foreign-ended':
          log.info('The update that was running before has ended.');
          this.#baseline = { state: look.mirror, takenAt: null };
          await this.ask();
          changedAt = saidAt = clock.now();
          phase = this.isForeign ? 'foreign-running' : 'waiting';
      }
      errorBefore = look.mirror.lastError;
    }
  }

  async #look(phase: Verdict): Promise<Look> {
    const look = await this.#context.project.mirror().catch((error) => {
      throw error instanceof StepError && error.kind === 'timeout' ? this.#timeout(phase) : error;
    });
    if (look === null) throw switchedOff();
    this.#context.onLook(look);
    return look;
  }

  /** Saving any setting starts an update at once and resumes a paused mirror; its answer shows what was on by then. */
  async #save(): Promise<void> {
    const look = await this.#context.project.saveMirror({ enabled: true });
    this.#context.onLook(look);
    this.#baseline = { state: look.mirror, takenAt: null };
    this.#askedAt = look.serverTime;
  }

  async #resume(): Promise<void> {
    const { job, project, log } = this.#context;
    const paused = (hint: string) =>
      new StepError('paused', 'GitLab has paused this mirror after too many failed updates.', hint);
    const { lastError } = this.#baseline.state;
    if (!job.resume) {
      throw paused(
        `${lastError === null ? '' : `The last failure was: ${lastError} `}${remedyFor(lastError)} Then set resume: true, or save the settings of the mirror in GitLab.`,
      );
    }
    if (this.#resumed) throw paused(remedyFor(lastError));
    this.#resumed = true;
    // GitLab 19 resumes on this; before, the parameter is ignored and the request refused again.
    const forced = await project.requestUpdate(true);
    if (forced.paused) await this.#save();
    log.info(
      'GitLab had paused this mirror after too many failed updates: resumed it and asked for an update.',
    );
  }

  async #failure(look: Look, errorBefore: string | null): Promise<StepError> {
    const { bounds, pollIntervalMs, project, onLook } = this.#context;
    const { clock, deadline, cancelled } = bounds;
    const until = Math.min(clock.now() + lateMessageMs, deadline);
    let message = look.mirror.lastError;
    const isOld = () => message === null || message === errorBefore;
    while (isOld() && clock.now() < until) {
      await clock.sleep(Math.min(pollIntervalMs, until - clock.now()), cancelled);
      const again = await project.mirror();
      if (again === null) break;
      onLook(again);
      message = again.mirror.lastError;
    }
    return new StepError(
      'sync-failed',
      `The update failed. ${message === null ? 'GitLab gave no reason.' : `GitLab says: ${message}`}`,
      remedyFor(message),
    );
  }

  #timeout(phase: Verdict): StepError {
    const { timeoutMs, job } = this.#context;
    return new StepError(
      'timeout',
      `The update had not ended within ${formatDuration(timeoutMs)}. Last seen: ${phaseText[phase]}`,
      remedyForTimeout(phase, job.sync),
    );
  }
}

const phaseText: Record<Verdict, string> = {
  waiting: 'GitLab has not scheduled the update yet.',
  scheduled: 'The update is scheduled.',
  running: 'The update is running.',
  'foreign-running': 'An update that began before this step is running.',
  'foreign-ended': 'The update that was running before has ended.',
  succeeded: 'The update has finished.',
  failed: 'The update has failed.',
  canceled: 'The update was canceled.',
};
