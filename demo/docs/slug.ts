/** Makes the ids of a page's headings as GitHub does, so that a link works in both places. The second of a name ends with `-1`. */
export function slugify(): (heading: string) => string {
  const counts = new Map<string, number>();
  return (heading) => {
    const slug = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}
