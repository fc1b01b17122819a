/** Whether this is the name of an IANA time zone, such as `Europe/Berlin`. Bare offsets such as `+02:00`, which `Intl` accepts, are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', {timeZone: name});
    return true;
  } catch {
    return false;
  }
}
