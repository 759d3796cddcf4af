import { invalidParameter } from './api.ts';

/** A request's body, parsed by its content type; null if there is none. */
export function parseBody(contentType: string, text: string): unknown {
  if (text === '') return null;
  if (/^application\/json\b/i.test(contentType)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw invalidParameter('message body does not match declared format');
    }
  }
  return /^application\/x-www-form-urlencoded\b/i.test(contentType)
    ? Object.fromEntries(new URLSearchParams(text))
    : null;
}

/** A parameter as a boolean; undefined if it was not sent. */
export function booleanParam(params: Record<string, unknown>, name: string): boolean | null | undefined {
  const value = params[name];
  if (value === undefined || value === null || value === '') return value === undefined ? undefined : null;
  const text = String(value).toLowerCase();
  if (['true', 't', '1', 'on'].includes(text)) return true;
  if (['false', 'f', '0', 'off'].includes(text)) return false;
  throw invalidParameter(`${name} is invalid`);
}

/** A parameter as a text; undefined if it was not sent. */
export function stringParam(params: Record<string, unknown>, name: string): string | null | undefined {
  const value = params[name];
  if (value === undefined || value === null) return value;
  if (typeof value === 'object') throw invalidParameter(`${name} is invalid`);
  return String(value);
}
