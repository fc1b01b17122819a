/** Closes the contents on a phone. Runs while the page is parsed, so that nothing shifts; without it they are open everywhere. */
const contents = document.querySelector('.contents details');
const isNarrow = matchMedia('(max-width: 60rem)');
const toggleContents = () => { contents.open = !isNarrow.matches; };
isNarrow.addEventListener('change', toggleContents);
toggleContents();
