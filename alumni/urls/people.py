pages = []
