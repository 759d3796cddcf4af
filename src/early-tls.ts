/**
 * Loads TLS before anything else where GitLab is reached by https: Node then reads the authorities that it trusts in a thread
 * of its own, while this one goes through the rest of the program. Imported for that, and first.
 */
if (!process.env['INPUT_GITLAB-URL']?.startsWith('http:')) process.getBuiltinModule('node:https');
