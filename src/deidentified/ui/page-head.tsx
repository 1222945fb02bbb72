/** The running head. Only what works is in it. */
export function PageHead() {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="head">
        <span className="mark">Foreword</span>
        <span className="bound">Learning, not care advice</span>
      </header>
    </>
  );
}
