// The same request by the library that most programs for GitLab's API in JavaScript use.
import { Gitlab } from '@gitbeaker/rest';

const { GITLAB_URL, GITLAB_TOKEN, PROJECT } = process.env;
const gitlab = new Gitlab({ host: GITLAB_URL, token: GITLAB_TOKEN });
const mirror = await gitlab.Projects.showPullMirror(PROJECT);
console.log(mirror.update_status);
