/** True where one of the granted scopes lets a signed-in user search for this type: v1 `.read`, v2 letters, or wildcards. */
export function mayRead(granted: readonly string[], type: string): boolean {
  return granted.some((scope) => {
    const [, subject, rights] = USER_SCOPE.exec(scope) ?? [];
    return (subject === '*' || subject === type) && rights !== undefined && READS.test(rights);
  });
}

/** SMART App Launch 2.2, Scopes: `user/Appointment.rs?status=booked`; the 1.0 grammar has `.read` and `.*`. */
const USER_SCOPE = /^user\/(\*|[A-Za-z]+)\.([a-z]+|\*)(?:\?.*)?$/;

/** v2 letters come in the order c, r, u, d, s; either reading or searching counts, the server has the last word. */
const READS = /^(?:read|\*|c?ru?d?s?|c?u?d?s)$/;
