/**
 * Pictures of every state, for people to look at: `npm run screenshot:states -- FOLDER [WORDS]`
 * draws those whose name has one of the words, in four dresses.
 */
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {allStates} from '../demo/states/all-states.ts';
import {startGallery, GalleryVisitor} from '../test/support/state-gallery.ts';

const variants = {
  'en-light-390': {lang: 'en', theme: 'light', dir: 'ltr', width: 390},
  'zh-dark-390': {lang: 'zh-CN', theme: 'dark', dir: 'ltr', width: 390},
  'en-light-1280': {lang: 'en', theme: 'light', dir: 'ltr', width: 1280},
  'en-dark-rtl-1280': {lang: 'en', theme: 'dark', dir: 'rtl', width: 1280},
} as const;

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
  console.error('Name a folder for the pictures: npm run screenshot:states -- pictures');
  process.exit(2);
}
const selectedStates = allStates.filter(({name}) => !words.length || words.some((word) => name.includes(word)));

const gallery = await startGallery();
const visitor = await GalleryVisitor.create(gallery);
try {
  for (const [dress, {width, ...look}] of Object.entries(variants)) {
    const place = join(resolve(folder), dress);
    mkdirSync(place, {recursive: true});
    const height = width > 640 ? 900 : 844;
    for (const state of selectedStates) {
      await visitor.page.setViewport({width, height});
      await visitor.openState(state, look).catch((error: Error) => console.error(`${state.name}, ${dress}: ${error.message}`));
      // A panel is as high as the screen; for everything else the screen is made as high as the page.
      const whole = await visitor.page.evaluate(() => (document.querySelector('send-as-gift-panel') ? 0 : document.documentElement.scrollHeight));
      if (whole > height) await visitor.page.setViewport({width, height: whole});
      await visitor.page.screenshot({path: join(place, `${state.name}.png`)});
    }
    console.log(`${selectedStates.length} pictures in ${place}`);
  }
} finally {
  await visitor.close();
  await gallery.close();
}
