/** The overview as pages ask it, reckoned once a build. */
import { content } from '../../content.ts';
import type { Library } from '../../model/library.ts';
import { overviewOf, type Overview } from '../../model/status/overview.ts';

const known = new WeakMap<Library, Overview>();

/** Returns how far everything is in this build. */
export function overview(): Overview {
  const { library } = content();
  const found = known.get(library) ?? overviewOf(library);
  known.set(library, found);
  return found;
}
