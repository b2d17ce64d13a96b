// Before the first paint, so that a chosen theme and text size never flash. A file of its own: the page allows no inline scripts.
try {
  const chosen = JSON.parse(localStorage.getItem('fikarum.appearance') || '{}');
  const resting = { theme: 'system', text: 'normal', accent: 'forest', motion: 'system', contrast: 'system' };
  for (const name of Object.keys(resting)) {
    if (typeof chosen[name] === 'string' && chosen[name] !== resting[name])
      document.documentElement.setAttribute(`data-${name}`, chosen[name]);
  }
  if (chosen.language === 'en') document.documentElement.lang = 'en';
} catch {
  // Unreadable or forbidden storage: the system's own look.
}
