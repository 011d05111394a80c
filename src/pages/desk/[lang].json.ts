/** What needs a translator or a reviewer in a language: see `lib/desk.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { content } from '../../content.ts';
import { TRANSLATION_LANGS, type TranslationLang } from '../../languages.ts';
import { deskList } from '../../model/desk.ts';

export const getStaticPaths: GetStaticPaths = () => TRANSLATION_LANGS.map((lang) => ({ params: { lang } }));

export const GET: APIRoute = ({ params }) =>
  new Response(JSON.stringify(deskList(content().library, params['lang'] as TranslationLang)), {
    headers: { 'Content-Type': 'application/json' },
  });
