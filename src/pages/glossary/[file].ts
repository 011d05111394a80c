/** The glossary as files: see `components/glossary/files.ts`. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { GLOSSARY_FILES } from '../../components/glossary/files.ts';
import { content } from '../../content.ts';

export const getStaticPaths: GetStaticPaths = () =>
  content().library.glossary.groups.length === 0
    ? []
    : GLOSSARY_FILES.map(({ name, type, write }) => ({
        params: { file: name },
        props: { type, text: write(content().library.glossary) },
      }));

export const GET: APIRoute<{ type: string; text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': props.type } });
