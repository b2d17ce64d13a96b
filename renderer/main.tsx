async function start(): Promise<void> {
  if (__GALLERY__ && window.location.pathname.startsWith('/_gallery')) {
    const { startGallery } = await import('./ui/gallery/start.ts');
    await startGallery();
  }
}

void start();
