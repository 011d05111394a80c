/** An inbox as `docs/recording.md` asks for one: what is posted to the address of the story is answered here. */
import type { BrowserContext, Route } from 'playwright-core';
import { STORY_INBOX } from '../site/variants.ts';

/** Answers as an inbox must, from now on; returns what came. */
export async function answerPosts(context: BrowserContext, status = 200): Promise<Buffer[]> {
  const came: Buffer[] = [];
  await context.unroute(STORY_INBOX);
  await context.route(STORY_INBOX, (route: Route) => {
    const body = route.request().postDataBuffer();
    if (route.request().method() === 'POST' && body !== null) came.push(body);
    const headers = {
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'content-type, x-file-name',
      'access-control-allow-methods': 'POST',
    };
    return route.fulfill({ status, headers });
  });
  return came;
}
