/** What `npm run new` writes into an article, and by what the checks know that nobody has replaced it yet. */
import type { ArticleMeta } from './schema/article.ts';

const LINES = {
  title: '用群众自己的话写出难处？',
  answer: '用一句话回答，最多六十个字。',
  story: '先说这个人遇到了什么事。',
  points: ['第一个要点。', '第二个要点。'],
  steps: ['先做什么，带什么。', '再去哪里。'],
  call: '什么时候打这个电话。',
} as const;

/** The sentences to be replaced. */
export const SKELETON_LINES: ReadonlySet<string> = new Set(Object.values(LINES).flat());

/** Returns the text of a new article; `number` is a phone of `services.yaml`. */
export function skeletonText(number: string): string {
  return `# ${LINES.title}

<Answer>
${LINES.answer}
</Answer>

${LINES.story}

<KeyPoints>
${LINES.points.map((point) => `- ${point}`).join('\n')}
</KeyPoints>

## 怎么办

<Steps>
${LINES.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}
</Steps>

<Call number="${number}">${LINES.call}</Call>
`;
}

/** Returns the data of a new article: nobody has checked it against the law yet. */
export function skeletonMeta(topic: string, office: string, today: string): ArticleMeta {
  return {
    topic,
    audience: ['everyone'],
    areas: ['yi', 'tibetan', 'anning'],
    office,
    related: [],
    searchWords: [],
    sensitive: false,
    published: today,
    checked: null,
    legalReviews: [],
  };
}
