import '../pages/register.js';
