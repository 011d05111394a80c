/** `npm run new <slug> [topic]`: an article's skeleton that passes the checks. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { readEnv } from '../../src/env.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { slug as slugSchema } from '../../src/model/schema/scalar.ts';
import { skeletonMeta, skeletonText } from '../../src/model/skeleton.ts';
import { CommandFailed } from '../command.ts';

export async function run(args: string[]): Promise<void> {
  const env = readEnv();
  const [slug = '', topic] = args;
  if (!slugSchema.safeParse(slug).success) {
    throw new CommandFailed('请写文章的英文短名（小写字母、数字、短横线），例如：npm run new land-contract land');
  }
  const dir = join(env.contentDir, 'articles', slug);
  if (existsSync(dir)) throw new CommandFailed(`已经有 articles/${slug}/ 了。请换一个名字，或者直接改那一篇。`);
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  if (Object.hasOwn(library.redirects, slug))
    throw new CommandFailed(`“${slug}”是一篇旧文章的名字，要留给旧链接。请换一个名字。`);
  const topics = library.topics.map((entry) => entry.id);
  if (topic !== undefined && !topics.includes(topic))
    throw new CommandFailed(`没有“${topic}”这个主题。可以写：${topics.join('、')}。`);
  const [office] = library.offices;
  const [service] = library.services;
  const chosen = topic ?? topics[0];
  if (chosen === undefined || office === undefined || service === undefined) {
    throw new CommandFailed('topics.yaml、offices.yaml、services.yaml 里至少各要有一项，才能新建文章。');
  }
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'article.yaml'), stringify(skeletonMeta(chosen, office.id, env.today), { lineWidth: 0 }));
  writeFileSync(join(dir, 'zh.mdx'), skeletonText(service.number));
  console.log(
    `新建了 ${join(dir, 'zh.mdx')} 和 article.yaml。写好以后运行：npm run check\n还没写完的句子、还没核对法律，检查会提醒；核对以后在 article.yaml 的 checked 里写上日期和根据。`,
  );
}
