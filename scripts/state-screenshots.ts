/**
 * Screenshots of the states: `npm run screenshot:states -- FOLDER [WORDS]` draws the states whose names contain one of the
 * words, each in several languages, themes and widths.
 */
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {allStates} from '../demo/states/all-states.ts';
import {GalleryVisitor, startGallery} from '../test/support/state-gallery.ts';

const variants = {
  'en-light-390': {lang: 'en', theme: 'light', width: 390},
  'zh-dark-390': {lang: 'zh-CN', theme: 'dark', width: 390},
  'de-light-320': {lang: 'de', theme: 'light', width: 320},
  'ja-light-390': {lang: 'ja', theme: 'light', width: 390},
  'en-light-1280': {lang: 'en', theme: 'light', width: 1280},
  'ar-dark-1280': {lang: 'ar', theme: 'dark', width: 1280},
} as const;

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
  console.error('Name a folder for the screenshots: npm run screenshot:states -- screenshots');
  process.exit(2);
}
const selectedStates = allStates.filter(({name}) => !words.length || words.some((word) => name.includes(word)));

const gallery = await startGallery();
const visitor = await GalleryVisitor.create(gallery);
try {
  for (const [variant, {width, lang, theme}] of Object.entries(variants)) {
    const target = join(resolve(folder), variant);
    mkdirSync(target, {recursive: true});
    const height = width > 640 ? 900 : 844;
    for (const state of selectedStates) {
      await visitor.page.setViewport({width, height});
      await visitor.openState(state, {theme}).then(() => visitor.changeLanguage(lang)).catch((error: Error) => console.error(`${state.name}, ${variant}: ${error.message}`));
      // The panel is as high as the viewport. For everything else, the viewport is made as high as the page.
      const pageHeight = await visitor.page.evaluate(() => (document.querySelector('send-as-gift-panel') ? 0 : document.documentElement.scrollHeight));
      if (pageHeight > height) await visitor.page.setViewport({width, height: pageHeight});
      await visitor.page.screenshot({path: join(target, `${state.name}.png`)});
    }
    console.log(`${selectedStates.length} screenshots in ${target}`);
  }
} finally {
  await visitor.close();
  await gallery.close();
}
