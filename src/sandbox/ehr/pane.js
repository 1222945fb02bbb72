/* Runs in the day view, as it is: lets the handle beside the app's pane change its width, by pointer or arrow keys. */
const LEAST = 320;
const STEP = 20;
const handle = document.querySelector('.handle');
const pane = document.querySelector('.pane');
if (handle !== null && pane !== null) makeResizable(handle, pane);

function makeResizable(separator, side) {
  const resize = (width) => {
    const most = Math.max(LEAST, window.innerWidth - LEAST);
    side.style.flexBasis = `${Math.min(most, Math.max(LEAST, width))}px`;
  };
  separator.addEventListener('pointerdown', (down) => {
    separator.setPointerCapture(down.pointerId);
    side.classList.add('resizing'); // or the frame would swallow the pointer
  });
  separator.addEventListener('pointermove', (move) => {
    if (separator.hasPointerCapture(move.pointerId)) resize(window.innerWidth - move.clientX);
  });
  separator.addEventListener('pointerup', () => side.classList.remove('resizing'));
  separator.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') resize(side.offsetWidth + STEP);
    if (key === 'ArrowRight') resize(side.offsetWidth - STEP);
  });
}
