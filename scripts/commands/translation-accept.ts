/** `npm run translation:accept <slug> <block id> -- --by 名字 [--lang ii]`: the Chinese changed, the translation still holds. */
import { parseArgs } from 'node:util';
import { readEnv } from '../../src/env.ts';
import { isLang, LANGUAGES } from '../../src/languages.ts';
import { loadLibrary } from '../../src/model/library.ts';
import { planAccept } from '../../src/model/translation/accept.ts';
import { writeAll } from '../../src/site/hand-in/write-all.ts';
import { CommandFailed } from '../command.ts';

const USAGE =
  '请写成：npm run translation:accept <文章> <段落编号> -- --by 名字，只说一种语言再加 --lang ii（或 bo、zh）。段落编号看 npm run status。';

export async function run(args: string[]): Promise<void> {
  const { slug, id, by, lang } = readArgs(args.filter((arg) => arg !== '--'));
  if (lang !== undefined && !isLang(lang)) throw new CommandFailed(`没有“${lang}”这种语言。${USAGE}`);
  const env = readEnv();
  const { library } = loadLibrary(env.contentDir, { today: env.today });
  const article = library.articles.find((entry) => entry.slug === slug);
  if (article === undefined) throw new CommandFailed(`没有“${slug}”这篇文章，或者它自己有错（npm run check）。`);
  const langs = lang === undefined ? null : [lang];
  const accepted = planAccept(env.contentDir, article, id, langs, { by, on: env.today });
  if (!accepted.ok)
    throw new CommandFailed(
      accepted.why === 'no-block'
        ? `文章里没有“${id}”这一段。段落编号看 npm run status。`
        : '这一段没有旧了的译文和录音，什么也没有改。汉语录音要写明 --lang zh。',
    );
  await writeAll(env.contentDir, new Map([[accepted.path, accepted.text]]));
  const names = [...new Set(accepted.held.map((held) => LANGUAGES[held.lang].chineseName))].join('、');
  console.log(`${slug} ${id}：${by}说汉语改了，${names}的译文和录音还对，不再算旧。记在 ${accepted.path}`);
}

/** @throws CommandFailed with what can be written. */
function readArgs(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { by: { type: 'string' }, lang: { type: 'string' } },
    });
    const [slug, id, ...rest] = positionals;
    const by = values.by?.trim();
    if (slug === undefined || id === undefined || rest.length > 0 || !by) throw new CommandFailed(USAGE);
    return { slug, id, by, lang: values.lang };
  } catch (thrown) {
    if (thrown instanceof CommandFailed) throw thrown;
    throw new CommandFailed(USAGE);
  }
}
