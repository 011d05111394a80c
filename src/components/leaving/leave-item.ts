/** The way out, where the thumb is: it takes the last place of the bar at the bottom. */
import { href } from '../frame/href.ts';

/** Where one lands: a page of this site, so that nothing is asked of anybody else, which says nothing of it. */
export const LEAVE_PATH = '/calendar/';

/** Returns the item of the bar that leaves the page. */
export function leaveItem() {
  return { href: href(LEAVE_PATH), icon: 'log-out', k: 'leaving.leave', note: 'leaving.keys', does: 'leave' } as const;
}
