/** `YYYY-MM-DD` of the clinic's calendar: its readers share a day wherever their computers think they are. */
export function clinicDayOf(time: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).formatToParts(time);
  return ['year', 'month', 'day']
    .map((name) => parts.find(({ type }) => type === name)?.value ?? '')
    .join('-');
}
